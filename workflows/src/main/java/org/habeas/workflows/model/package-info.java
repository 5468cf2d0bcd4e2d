/**
 * The names that models publish, one class a model: a running case keeps the model it was started on for years, so a name here may be added but never changed; start reading at {@link org.habeas.workflows.model.SubjectRequestModel}.
 */
@NullMarked
package org.habeas.workflows.model;

import org.jspecify.annotations.NullMarked;
