package org.habeas.workflows;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Remembers the sequence flows that the engine took. */
class PassedElements extends AbstractBpmnParseListener implements ExecutionListener {

    private final Set<String> flows = new ConcurrentSkipListSet<>();

    @Override
    @SuppressWarnings("deprecation")
    public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl transition) {
        transition.addExecutionListener(this);
    }

    @Override
    public void notify(DelegateExecution execution) {
        flows.add(execution.getCurrentTransitionId());
    }

    void forget() {
        flows.clear();
    }

    Set<String> flows() {
        return new TreeSet<>(flows);
    }
}
