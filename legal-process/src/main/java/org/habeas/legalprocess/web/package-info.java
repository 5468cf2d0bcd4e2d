/**
 * The pages and the programming interface of legal process: forms of tasks inside the case page, entry by hand, the page
 * on which a customer objects, and the same verbs as JSON. Nothing is decided here; a refusal comes from the desks.
 */
@NullMarked
package org.habeas.legalprocess.web;

import org.jspecify.annotations.NullMarked;
