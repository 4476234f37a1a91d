/** Our sign: a ranging rod and its flag. */
export const Mark = () => (
  <svg width="20" height="20" viewBox="0 0 64 64" aria-hidden>
    <rect width="64" height="64" rx="14" fill="#173f5f" />
    <path d="M25 10.5h23.2a2 2 0 0 1 1.6 3.2L44.5 21l5.3 7.3a2 2 0 0 1-1.6 3.2H25z" fill="#f2a33a" />
    <path d="M17 10.5a3.5 3.5 0 0 1 7 0V20h-7z" fill="#fff" />
    <path d="M17 20h8v11.5h-8z" fill="#e2543e" />
    <path d="M17 31.5h8V43h-8z" fill="#fff" />
    <path d="M17 43h8v7.5L21 58l-4-7.5z" fill="#e2543e" />
  </svg>
)
