package org.habeas.workflows;

import java.util.Set;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CorrelateAllMessageCmd;
import org.camunda.bpm.engine.impl.cmd.CorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.MessageEventReceivedCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.habeas.casework.SomeoneWasFaster;

/**
 * Tells whoever came second to a task or a message in the words of the house, so that no caller needs to know the
 * engine's exceptions. The job executor keeps the engine's own, by which it tries again without counting.
 */
class LostRaces extends CommandInterceptor {

    private static final Set<Class<?>> ACTS = Set.of(
            CompleteTaskCmd.class,
            AssignTaskCmd.class,
            CorrelateMessageCmd.class,
            CorrelateAllMessageCmd.class,
            MessageEventReceivedCmd.class);

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (OptimisticLockingException lost) {
            if (!ACTS.contains(command.getClass())) {
                throw lost;
            }
            throw faster(lost);
        } catch (ProcessEngineException gone) {
            // Whoever tells a message has just seen somebody wait for it, so it was taken away in between.
            if (command instanceof MessageEventReceivedCmd
                    && String.valueOf(gone.getMessage()).contains("does not have a subscription")) {
                throw faster(gone);
            }
            throw gone;
        }
    }

    private static SomeoneWasFaster faster(ProcessEngineException cause) {
        SomeoneWasFaster faster = new SomeoneWasFaster("The case has moved on meanwhile.");
        faster.initCause(cause);
        return faster;
    }
}
