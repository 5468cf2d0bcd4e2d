package org.habeas.workflows;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;

/**
 * All ways through a model as it is shipped: a step leaves any value of its flag, an exclusive gateway lets pass whatever
 * its conditions let pass, and an event is one that may come. A step or a condition can be taken out of the copy in
 * memory, to see what it guards.
 */
final class ModelPaths {

    private static final Pattern LEAVES = Pattern.compile("[Ll]eaves the flag (\\w+)");
    private static final Pattern CONDITION = Pattern.compile("\\$\\{(!?)(\\w+)(?: == '(\\w+)')?}");

    private final BpmnModelInstance model;

    /** Every value that a flag can have, from the conditions that ask for it. */
    private final Map<String, Set<String>> values = new TreeMap<>();

    /** What leads on from a node. */
    private final Map<String, List<Way>> ways = new HashMap<>();

    /** The flag that a node leaves. */
    private final Map<String, String> left = new HashMap<>();

    ModelPaths(String resource) {
        model = Bpmn.readModelFromStream(getClass().getClassLoader().getResourceAsStream(resource));
        for (SequenceFlow flow : flows()) {
            if (flow.getConditionExpression() != null) {
                Matcher asked = asked(flow);
                Set<String> known = values.computeIfAbsent(asked.group(2), flag -> new LinkedHashSet<>());
                known.addAll(asked.group(3) == null ? List.of("true", "false") : List.of(asked.group(3)));
            }
        }
    }

    /**
     * Takes a guard out of the copy: of a step, whatever led to it leads to all that follows it; of a flow, its condition
     * goes, so that the gateway lets everything pass there.
     */
    ModelPaths without(String guard) {
        if (model.getModelElementById(guard) instanceof SequenceFlow flow) {
            flow.removeConditionExpression();
            return this;
        }
        List<FlowNode> after = flows().stream()
                .filter(flow -> flow.getSource().getId().equals(guard))
                .map(SequenceFlow::getTarget)
                .toList();
        for (SequenceFlow flow : flows()) {
            if (flow.getTarget().getId().equals(guard)) {
                flow.setTarget(after.get(0));
                after.subList(1, after.size()).forEach(other -> copy(flow, other));
            }
        }
        return this;
    }

    private void copy(SequenceFlow flow, FlowNode target) {
        SequenceFlow more = model.newInstance(SequenceFlow.class, flow.getId() + "_" + target.getId());
        flow.getParentElement().addChildElement(more);
        more.setSource(flow.getSource());
        more.setTarget(target);
        if (flow.getConditionExpression() != null) {
            ConditionExpression same = model.newInstance(ConditionExpression.class);
            same.setTextContent(flow.getConditionExpression().getTextContent());
            more.setConditionExpression(same);
        }
    }

    /** What could be a guard: the steps on some way between two nodes, and every flow with a condition. */
    Set<String> guards(String from, String to) {
        Set<String> all = new TreeSet<>(reached(from));
        all.removeIf(
                node -> node.equals(from) || node.equals(to) || !reached(node).contains(to));
        flows().stream()
                .filter(flow -> flow.getConditionExpression() != null)
                .map(SequenceFlow::getId)
                .forEach(all::add);
        return all;
    }

    /** Every path by itself, each loop taken at most twice. */
    static <M> Bound<M> eachLoopTwice() {
        Map<String, Integer> passed = new HashMap<>();
        return new Bound<>(
                state -> passed.merge(state.node(), 1, Integer::sum) <= 3,
                state -> passed.merge(state.node(), -1, Integer::sum));
    }

    /**
     * Every path, each loop taken as often as anybody likes: paths that stand at one node with the same flags and the same
     * memory go on alike, so they are followed once.
     */
    static <M> Bound<M> everyLoopAnyNumberOfTimes() {
        Set<State<M>> known = new HashSet<>();
        return new Bound<>(known::add, state -> {});
    }

    /**
     * Follows the paths from a node.
     *
     * @param rule told of every step in its order; fails when a path does what it must not
     * @return how many paths there are
     */
    <M> long follow(String from, M memory, Rule<M> rule, Bound<M> bound) {
        readWays();
        State<M> first = new State<>(from, Map.of(), memory);
        return bound.enters().test(first) ? walk(first, rule, bound, new ArrayDeque<>()) : 0;
    }

    private <M> long walk(State<M> at, Rule<M> rule, Bound<M> bound, Deque<Passed> path) {
        long paths = 0;
        String flag = left.getOrDefault(at.node(), "");
        for (String value : values.getOrDefault(flag, Set.of(""))) {
            Passed passed = new Passed(at.node(), value);
            path.addLast(passed);
            M memory = remember(rule, at.memory(), passed, path);
            Map<String, String> flags = new TreeMap<>(at.flags());
            if (!value.isEmpty()) {
                flags.put(flag, value);
            }
            boolean goesOn = false;
            for (Way way : ways.getOrDefault(at.node(), List.of())) {
                if (!way.lets(flags)) {
                    continue;
                }
                State<M> then = new State<>(way.to(), flags, memory);
                boolean enters = bound.enters().test(then);
                if (enters) {
                    goesOn = true;
                    paths += walk(then, rule, bound, path);
                }
                bound.left().accept(then);
            }
            paths += goesOn ? 0 : 1;
            path.removeLast();
        }
        return paths;
    }

    private static <M> M remember(Rule<M> rule, M memory, Passed passed, Deque<Passed> path) {
        try {
            return rule.pass(memory, passed);
        } catch (AssertionError offending) {
            throw new AssertionError(offending.getMessage() + " on the path " + path, offending);
        }
    }

    /** The flag that a node leaves, as its documentation says, or as a called workflow hands it back. */
    private String flagOf(String node) {
        FlowNode element = model.getModelElementById(node);
        if (element instanceof CallActivity call) {
            return call.getExtensionElements().getElementsQuery().filterByType(CamundaOut.class).list().stream()
                    .map(CamundaOut::getCamundaTarget)
                    .findFirst()
                    .orElse("");
        }
        for (Documentation words : element.getDocumentations()) {
            Matcher left = LEAVES.matcher(words.getTextContent());
            if (left.find()) {
                return left.group(1);
            }
        }
        return "";
    }

    /** The model as it is now, guards taken out, in a form that is walked fast. */
    private void readWays() {
        for (SequenceFlow flow : flows()) {
            String from = flow.getSource().getId();
            left.computeIfAbsent(from, this::flagOf);
            boolean asks = flow.getSource() instanceof ExclusiveGateway && flow.getConditionExpression() != null;
            Matcher asked = asks ? asked(flow) : null;
            ways.computeIfAbsent(from, node -> new ArrayList<>())
                    .add(
                            asked == null
                                    ? new Way(flow.getTarget().getId(), "", "")
                                    : new Way(
                                            flow.getTarget().getId(),
                                            asked.group(2),
                                            asked.group(3) == null
                                                    ? String.valueOf(
                                                            asked.group(1).isEmpty())
                                                    : asked.group(3)));
        }
    }

    private static Matcher asked(SequenceFlow flow) {
        Matcher asked = CONDITION.matcher(flow.getConditionExpression().getTextContent());
        if (!asked.matches()) {
            throw new AssertionError("a condition of another form: "
                    + flow.getConditionExpression().getTextContent());
        }
        return asked;
    }

    private Set<String> reached(String from) {
        Set<String> reached = new HashSet<>(Set.of(from));
        Deque<String> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            String node = open.removeFirst();
            for (SequenceFlow flow : flows()) {
                if (flow.getSource().getId().equals(node)
                        && reached.add(flow.getTarget().getId())) {
                    open.addLast(flow.getTarget().getId());
                }
            }
        }
        return reached;
    }

    private List<SequenceFlow> flows() {
        return List.copyOf(model.getModelElementsByType(SequenceFlow.class));
    }

    /** What a path may do. */
    @FunctionalInterface
    interface Rule<M> {
        /**
         * Takes a step.
         *
         * @return what the path remembers from here
         */
        M pass(M memory, Passed step);
    }

    /**
     * A step of a path.
     *
     * @param left the value of the flag that it left, empty where it leaves none
     */
    record Passed(String node, String left) {
        @Override
        public String toString() {
            return left.isEmpty() ? node : node + "=" + left;
        }
    }

    /**
     * A flow.
     *
     * @param flag that its condition asks for, empty where it lets everything pass
     * @param value that the flag has to have
     */
    private record Way(String to, String flag, String value) {
        /** A flag that nobody left may hold anything. */
        boolean lets(Map<String, String> flags) {
            return flag.isEmpty() || flags.getOrDefault(flag, value).equals(value);
        }
    }

    /** Where a path stands. */
    record State<M>(String node, Map<String, String> flags, M memory) {}

    /**
     * How far paths are followed.
     *
     * @param enters whether a path goes on to there
     * @param left told when all that comes after is followed, also where no path went on
     */
    record Bound<M>(Predicate<State<M>> enters, Consumer<State<M>> left) {}
}
