import "./style.css"
import { Shell } from "./shell"

export default Shell
