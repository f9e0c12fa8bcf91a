/** Every letter that Vietnamese adds to the Latin alphabet, in both cases. */
export const VIETNAMESE = [
  'ăâđêôơư áàảãạ ắằẳẵặ ấầẩẫậ éèẻẽẹ ếềểễệ',
  'íìỉĩị óòỏõọ ốồổỗộ ớờởỡợ úùủũụ ứừửữự ýỳỷỹỵ',
]
  .flatMap((letters) => [letters, letters.toUpperCase()])
  .join(' ');
