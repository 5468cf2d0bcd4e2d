/**
 * The texts that leave the house: letters kept as files a lawyer can read, each stating its purpose, its legal basis,
 * its fields and the elements the law wants in it; a renderer that knows no logic beyond repeating a list; and the
 * statutory lint that refuses a letter whose checklist is not met, when it is loaded and again when it is rendered.
 */
@NullMarked
package org.habeas.templates;

import org.jspecify.annotations.NullMarked;
