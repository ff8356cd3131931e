#!/usr/bin/env node
// The command is TypeScript; tsx runs it without a build step.
import { register } from "tsx/esm/api";

register();
await import("../loaders/cli.ts");
