/**
 * Legal demands of authorities and litigants, from service to the answer, with notice to the customer before anything is disclosed.
 */
@NullMarked
package org.habeas.legalprocess;

import org.jspecify.annotations.NullMarked;
