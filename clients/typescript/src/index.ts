export type { components, paths } from "./api.js";
export * from "./gateway.js";
export * from "./permits.js";
