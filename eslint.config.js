import js from "@eslint/js"
import hooks from "eslint-plugin-react-hooks"
import ts from "typescript-eslint"

export default ts.config(
  { ignores: ["build/", ".plasmo/", "node_modules/", "test/output/"] },
  js.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [ts.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    plugins: { "react-hooks": hooks },
    rules: {
      ...hooks.configs.recommended.rules,
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      // Code points are what dates and tests want.
      "@typescript-eslint/no-misused-spread": "off",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      // Nothing of a page is ever run as markup.
      "no-restricted-properties": [
        "error",
        { property: "innerHTML", message: "Text from a page is only ever rendered as text." },
        { property: "outerHTML", message: "Text from a page is only ever rendered as text." },
        { property: "insertAdjacentHTML", message: "Text from a page is only ever rendered as text." },
      ],
      "no-restricted-imports": [
        "error",
        {
          paths: [
            { name: "date-fns", message: "Import from its own path: date-fns/addDays." },
            { name: "date-fns/format", message: "Broken once bundled: use Intl.DateTimeFormat." },
            { name: "lucide-react", message: "Import each icon from its own path." },
          ],
        },
      ],
    },
  },
  {
    files: ["**/*.{js,cjs,mjs}"],
    languageOptions: {
      globals: {
        process: "readonly",
        chrome: "readonly",
        console: "readonly",
        module: "writable",
        document: "readonly",
        window: "readonly",
        location: "readonly",
        history: "readonly",
        fetch: "readonly",
        setTimeout: "readonly",
        setInterval: "readonly",
        clearTimeout: "readonly",
        clearInterval: "readonly",
        requestAnimationFrame: "readonly",
        URL: "readonly",
        URLSearchParams: "readonly",
        CustomEvent: "readonly",
        Event: "readonly",
        KeyboardEvent: "readonly",
        HTMLElement: "readonly",
        HTMLInputElement: "readonly",
        IntersectionObserver: "readonly",
        sessionStorage: "readonly",
        performance: "readonly",
        customElements: "readonly",
        Node: "readonly",
        MutationObserver: "readonly",
      },
    },
  },
)
