package org.habeas.system.operations;

import java.util.Set;
import java.util.function.ToLongFunction;
import org.habeas.casework.Acting;
import org.habeas.casework.Role;
import org.habeas.inbox.Place;
import org.habeas.inbox.QueueNeighbour;
import org.habeas.mailroom.DoubtDesk;
import org.habeas.mailroom.HeldFilter;
import org.habeas.mailroom.HoldingDesk;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Leads to these pages from the navigation and from beside the queues. */
@Configuration(proxyBeanMethods = false)
class OperationsConfiguration {

    @Bean
    Place operationsPlace() {
        return new Place(
                "operations",
                "Operations",
                "/operations",
                Set.of(Role.INTAKE, Role.CASEWORKER, Role.APPROVER, Role.LEGAL, Role.AUDITOR, Role.ADMINISTRATOR),
                80);
    }

    @Bean
    @Order(1)
    QueueNeighbour mailToPlace(HoldingDesk desk) {
        return new Neighbour(
                "Mail to place",
                "/holding",
                new Role[] {Role.INTAKE, Role.CASEWORKER, Role.LEGAL},
                acting -> desk.count(HeldFilter.ALL, acting),
                acting -> desk.count(new HeldFilter(null, true, 1), acting));
    }

    @Bean
    @Order(2)
    QueueNeighbour lettersInDoubt(DoubtDesk desk) {
        return new Neighbour(
                "Letters in doubt",
                "/operations#doubt",
                new Role[] {Role.INTAKE, Role.CASEWORKER, Role.APPROVER, Role.LEGAL},
                acting -> desk.waiting(acting).size(),
                acting -> 0);
    }

    private static final class Neighbour implements QueueNeighbour {

        private final String label;
        private final String href;
        private final Role[] roles;
        private final ToLongFunction<Acting> count;
        private final ToLongFunction<Acting> overdue;

        Neighbour(
                String label, String href, Role[] roles, ToLongFunction<Acting> count, ToLongFunction<Acting> overdue) {
            this.label = label;
            this.href = href;
            this.roles = roles;
            this.count = count;
            this.overdue = overdue;
        }

        @Override
        public String label() {
            return label;
        }

        @Override
        public String href() {
            return href;
        }

        @Override
        public boolean isFor(Acting acting) {
            return acting.holdsAnyOf(roles);
        }

        @Override
        public long count(Acting acting) {
            return count.applyAsLong(acting);
        }

        @Override
        public long overdue(Acting acting) {
            return overdue.applyAsLong(acting);
        }
    }
}
