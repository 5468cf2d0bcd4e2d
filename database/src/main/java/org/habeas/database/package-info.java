/**
 * The PostgreSQL server that Habeas brings along: unpacked, initialised, started and stopped by a launcher of ours, so
 * that a machine needs nothing but Java, and so that what is committed survives a pulled plug. It knows nothing of
 * Spring, of tables or of cases; it hands out an address and two logins, one that owns the tables and one that uses
 * them.
 */
@NullMarked
package org.habeas.database;

import org.jspecify.annotations.NullMarked;
