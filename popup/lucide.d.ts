declare module "lucide-react/dist/esm/icons/*.mjs" {
  const Icon: import("lucide-react").LucideIcon
  export default Icon
}
