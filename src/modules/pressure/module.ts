import type { Module } from '../../platform/module.ts'

export const pressure: Module = {
  name: 'pressure',
  routes: [],
}
