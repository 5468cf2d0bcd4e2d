/**
 * What people and programs send to a feature, read in one way: typed fields, the same fields from JSON, and what is wrong with them; start reading at {@link org.habeas.inbox.fields.FieldProblems}.
 */
@NullMarked
@NamedInterface("fields")
package org.habeas.inbox.fields;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
