/**
 * The parts of bits-ui that the screen uses. vite.config.ts puts this in place of the package's own index, which would have all its forty
 * components compiled at each build, two seconds of the ten that a first start may take. A component that is missing here is added here.
 */
export { Dialog } from '../../node_modules/bits-ui/dist/bits/dialog/index.js'
export { Popover } from '../../node_modules/bits-ui/dist/bits/popover/index.js'
export { Switch } from '../../node_modules/bits-ui/dist/bits/switch/index.js'
export { ToggleGroup } from '../../node_modules/bits-ui/dist/bits/toggle-group/index.js'
