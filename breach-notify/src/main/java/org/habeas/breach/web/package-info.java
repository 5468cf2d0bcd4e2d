/**
 * The pages and the programming interface of breaches: opening an incident, the forms of its tasks, the wall of its
 * clocks, the register, and the same verbs as JSON. Nothing is decided here; a refusal comes from the desks.
 */
@NullMarked
package org.habeas.breach.web;

import org.jspecify.annotations.NullMarked;
