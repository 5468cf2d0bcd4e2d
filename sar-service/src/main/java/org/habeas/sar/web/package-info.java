/**
 * The pages and the programming interface of requests: forms of tasks inside the case page, the page for requests that
 * came on paper or by telephone, and the same verbs as JSON. Nothing is decided here; a refusal comes from the desks.
 */
@NullMarked
package org.habeas.sar.web;

import org.jspecify.annotations.NullMarked;
