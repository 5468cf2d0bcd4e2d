/**
 * The demonstration: an installation of its own in one data directory, with embedded database, a mail server in memory, invented people, and a page that shows what requesters received. Nothing of it exists in production. Entry point: {@link org.habeas.system.demo.DemoInstallation}.
 */
@NullMarked
package org.habeas.system.demo;

import org.jspecify.annotations.NullMarked;
