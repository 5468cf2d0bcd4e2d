/**
 * The workflows of all features and the engine that runs them: BPMN models and their names, the embedded engine with its settings, and the table of open tasks that the inbox lists; start reading at {@link org.habeas.workflows.WorkItems}.
 */
@NullMarked
package org.habeas.workflows;

import org.jspecify.annotations.NullMarked;
