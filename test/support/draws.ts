import fc from 'fast-check'

/** One seed for the property tests of a run; the long fuzz throws its own. */
if (process.env['XUEFENG_FUZZ'] !== 'long') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20161216 })
