export { alerts, alertWords, type Alert } from './returns/rules.ts'
