// Makes ../resources/META-INF/resources/site/nl-design-system.css of the packages in
// package.json: the style sheets of the components that the pages use, and a theme of our own: the
// design tokens that those need, with the names and structure of NL Design System's example and the
// values of theme.json. Run it after a change of a version or a value: npm ci && npm run build
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';

const components = [
  'alert', 'button', 'button-link', 'checkbox', 'data-list', 'document', 'form-field',
  'form-field-description', 'form-field-error-message', 'form-fieldset', 'form-label', 'heading-1',
  'heading-2', 'heading-3', 'link', 'link-list', 'ordered-list', 'page-body', 'page-footer',
  'page-header', 'page-layout', 'paragraph', 'radio-button', 'root', 'separator', 'skip-link',
  'status-badge', 'textarea', 'textbox', 'unordered-list',
];
const theme = '@nl-design-system-unstable/voorbeeld-design-tokens';
const font = '@fontsource-variable/noto-sans';
const target = '../resources/META-INF/resources/site';

const read = (path) => readFileSync(`node_modules/${path}`, 'utf8');
const version = (name) => JSON.parse(read(`${name}/package.json`)).version;

const styles = components.map((name) =>
  `/* @utrecht/${name}-css ${version(`@utrecht/${name}-css`)} */\n` +
  read(`@utrecht/${name}-css/dist/index.min.css`));
const own = readFileSync(`${target}/site.css`, 'utf8');

const tokens = new Map(
  [...read(`${theme}/dist/theme.css`).matchAll(/^ {2}(--[\w-]+): (.*?);( \/\*.*)?$/gm)]
    .map(([, name, value]) => [name, value]));
const values = JSON.parse(readFileSync('theme.json', 'utf8'));
Object.entries(values).forEach(([name, value]) => tokens.set(name, value));
const used = new Set();
const use = (css) => {
  for (const [, name] of css.matchAll(/var\(\s*(--[\w-]+)/g)) {
    if (tokens.has(name) && !used.has(name)) {
      used.add(name);
      use(tokens.get(name));
    }
  }
};
[...styles, own].forEach(use);

writeFileSync(`${target}/nl-design-system.css`,
  `/* Made by src/main/design-system/build.mjs from packages of NL Design System.\n` +
  `   Copyright (c) their authors, Frameless B.V., Gemeente Utrecht; licence EUPL-1.2. */\n` +
  `/* ${theme} ${version(theme)} */\n` +
  `.magbellen-theme {\n` +
  [...used].sort().map((name) => `  ${name}: ${tokens.get(name)};\n`).join('')
    .replaceAll('--voorbeeld-kleuren-violet', '--magbellen-main')
    .replaceAll('--voorbeeld-kleuren', '--magbellen') +
  `}\n${styles.join('\n')}`);
copyFileSync(`node_modules/${font}/files/noto-sans-latin-wght-normal.woff2`, `${target}/noto-sans.woff2`);
copyFileSync(`node_modules/${font}/LICENSE`, `${target}/noto-sans.LICENSE.txt`);
