/**
 * What waits for a person outside the queues of tasks: mail that could not be placed, letters in doubt and steps that stopped, with the state of the installation in words. Entry points: {@link org.habeas.system.operations.OperationsController} and {@link org.habeas.system.operations.HoldingController}.
 */
@NullMarked
package org.habeas.system.operations;

import org.jspecify.annotations.NullMarked;
