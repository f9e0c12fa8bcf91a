// A button is never `disabled`: a greyed one stays in the order of Tab and says why it is greyed, because an
// officer who meets a dead button rings somebody up.

import { useId, type ButtonHTMLAttributes, type MouseEvent, type ReactNode, type Ref } from 'react';
import { Link } from 'wouter';

import { Icon, type IconName } from './icon.tsx';

interface Dress {
  readonly variant?: 'primary' | 'default' | 'quiet';
  readonly small?: boolean;
  /** As wide as its place. */
  readonly block?: boolean;
}

interface ButtonProps extends Dress, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled' | 'children'> {
  readonly children: ReactNode;
  readonly icon?: IconName;
  readonly iconEnd?: IconName;
  /** Why it cannot be pressed now. It is greyed, and the reason stands beside it. */
  readonly why?: string | undefined;
  /** Where the reason already stands on the page; then it is not shown a second time. */
  readonly whyShownAt?: string | undefined;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button(props: ButtonProps) {
  const {
    variant,
    small,
    block,
    icon,
    iconEnd,
    why,
    whyShownAt,
    children,
    onClick,
    className,
    'aria-describedby': describedBy,
    ...rest
  } = props;
  const reasonId = useId();
  const isGreyed = why !== undefined || whyShownAt !== undefined;

  function press(event: MouseEvent<HTMLButtonElement>) {
    // preventDefault also keeps a greyed submit button from sending its form.
    if (isGreyed) event.preventDefault();
    else onClick?.(event);
  }

  const button = (
    <button
      type="button"
      {...rest}
      className={buttonClass({ variant, small, block }, className)}
      onClick={press}
      aria-disabled={isGreyed || undefined}
      aria-describedby={[describedBy, whyShownAt ?? (why && reasonId)].filter(Boolean).join(' ') || undefined}
    >
      {icon && <Icon name={icon} />}
      {children}
      {iconEnd && <Icon name={iconEnd} />}
    </button>
  );
  // One that is greyed at times stands in the same place all the time: put elsewhere, it would lose the focus.
  if (!('why' in props)) return button;

  const isSaid = why !== undefined && whyShownAt === undefined;
  return (
    <span className={isSaid ? 'btn-why' : 'btn-alone'}>
      {button}
      {isSaid && (
        <span className="caption" id={reasonId}>
          {why}
        </span>
      )}
    </span>
  );
}

interface LinkButtonProps extends Dress {
  readonly href: string;
  readonly children: ReactNode;
  readonly icon?: IconName;
  readonly iconEnd?: IconName;
  /** What it opens, when the words alone do not say ("Sửa: ô I.2 của Phong Thổ"). */
  readonly 'aria-label'?: string;
}

/** A link to another screen that looks like a button. */
export function LinkButton({
  href,
  children,
  icon,
  iconEnd,
  variant,
  small,
  block,
  ...rest
}: LinkButtonProps) {
  return (
    <Link href={href} className={buttonClass({ variant, small, block })} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
      {iconEnd && <Icon name={iconEnd} />}
    </Link>
  );
}

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled' | 'children'> {
  readonly icon: IconName;
  readonly label: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** Close, back, undo, list and user only: everything else carries a word. */
export function IconButton({ icon, label, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={className ? `iconbtn ${className}` : 'iconbtn'}
      aria-label={label}
    >
      <Icon name={icon} />
    </button>
  );
}

/** The classes of a button, for elements that are dressed as one (a file's label, a download link). */
export function buttonClass({ variant = 'default', small, block }: Dress, extra?: string): string {
  const dress = [
    variant !== 'default' && `btn--${variant}`,
    small && 'btn--small',
    block && 'btn--block',
    extra,
  ];
  return ['btn', ...dress.filter(Boolean)].join(' ');
}
