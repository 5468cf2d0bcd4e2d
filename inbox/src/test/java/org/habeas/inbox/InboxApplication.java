package org.habeas.inbox;

import java.security.Principal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.Role;
import org.habeas.casework.Staff;
import org.habeas.casework.company.LegalEntities;
import org.habeas.casework.vault.VaultSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The inbox with casework, and stand-ins for the rest. */
@SpringBootApplication(scanBasePackages = {"org.habeas.casework", "org.habeas.inbox"})
@EnableConfigurationProperties({LegalEntities.class, VaultSettings.class})
class InboxApplication implements WebMvcConfigurer {

    static final List<Staff.Member> STAFF = List.of(
            new Staff.Member("nadia", "Nadia Ferro", Set.of(Role.INTAKE, Role.CASEWORKER)),
            new Staff.Member("ines", "Ines Calder", Set.of(Role.CASEWORKER)),
            new Staff.Member("tomas", "Tomas Reyl", Set.of(Role.APPROVER)),
            new Staff.Member("ebba", "Ebba Lund", Set.of(Role.AUDITOR)),
            new Staff.Member("root", "Otto Berg", Set.of(Role.ADMINISTRATOR)));

    static Acting acting(String account) {
        Staff.Member member = STAFF.stream()
                .filter(one -> one.account().equals(account))
                .findFirst()
                .orElseThrow();
        return new Acting(account, member.roles(), "", UUID.randomUUID());
    }

    @Bean
    MovableClock clock() {
        return new MovableClock();
    }

    @Bean
    Staff staff() {
        return () -> STAFF;
    }

    @Bean
    Banner banner() {
        return new Banner("This is a demonstration: every person and company is invented.");
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new HandlerMethodArgumentResolver() {
            @Override
            public boolean supportsParameter(MethodParameter parameter) {
                return parameter.getParameterType() == Acting.class;
            }

            @Override
            public Object resolveArgument(
                    MethodParameter parameter,
                    @Nullable ModelAndViewContainer container,
                    NativeWebRequest request,
                    @Nullable WebDataBinderFactory binder) {
                Principal principal = request.getUserPrincipal();
                return acting(principal == null ? "nadia" : principal.getName());
            }
        });
    }
}
