import type { Module } from '../../platform/module.ts'

export const desk: Module = { name: 'desk', routes: [] }
