/**
 * What every page and every call of the API have in common: the id of the request, and problems told in plain words to people and as RFC 9457 to programs. Entry point: {@link org.habeas.system.web.ProblemAdvice}.
 */
@NullMarked
package org.habeas.system.web;

import org.jspecify.annotations.NullMarked;
