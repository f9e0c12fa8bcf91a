/** Either a value, or the reason why there is none. */
export type Result<Value, Reason> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Reason };

export const ok = <Value>(value: Value): Result<Value, never> => ({ ok: true, value });
export const fail = <Reason>(problem: Reason): Result<never, Reason> => ({ ok: false, problem });
