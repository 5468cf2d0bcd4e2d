/**
 * What people see: the queues of open tasks, the page of a case, the page shell around both, and the interfaces through which a feature adds its task forms, panels and words; start reading at {@link org.habeas.inbox.CaseFace}.
 */
@NullMarked
package org.habeas.inbox;

import org.jspecify.annotations.NullMarked;
