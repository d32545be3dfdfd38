import type { Module } from '../../platform/module.ts'

export const register: Module = { name: 'register', routes: [] }
