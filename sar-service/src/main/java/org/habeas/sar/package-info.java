/**
 * Requests of data subjects, from receipt to the closed case: the aggregate with its guards, the desks that order the
 * steps in one transaction each, and the interface behind which the workflow engine lies. It knows no BPMN, no mail
 * protocol and no page.
 */
@NullMarked
package org.habeas.sar;

import org.jspecify.annotations.NullMarked;
