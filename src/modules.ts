import { accounts } from './modules/accounts/module.ts'
import { desk } from './modules/desk/module.ts'
import { register } from './modules/register/module.ts'
import type { Module } from './platform/module.ts'

/** The modules, in order: a later one may use an earlier one. */
export const modules: readonly Module[] = [accounts, register, desk]
