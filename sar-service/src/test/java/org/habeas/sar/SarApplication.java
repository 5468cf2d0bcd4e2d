package org.habeas.sar;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.casework.Staff;
import org.habeas.casework.correspondence.CaseMail;
import org.habeas.casework.correspondence.OwnAddresses;
import org.habeas.inbox.AfterTask;
import org.habeas.inbox.CasePage;
import org.habeas.inbox.FormDrafts;
import org.habeas.inbox.SearchText;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The feature with the kernel, the engine and the inbox, without a mailroom. */
@SpringBootApplication(
        scanBasePackages = {"org.habeas.casework", "org.habeas.workflows", "org.habeas.templates", "org.habeas.sar"})
@ConfigurationPropertiesScan("org.habeas")
public class SarApplication {

    @Bean
    MovableClock clock() {
        return new MovableClock();
    }

    @Bean
    FakeOutbox outbox() {
        return new FakeOutbox();
    }

    @Bean
    OwnAddresses ownAddresses() {
        return address -> address.normalised().equals("sar@northwind.example");
    }

    @Bean
    FakeInbox inbox() {
        return new FakeInbox();
    }

    @Bean
    SearchText searchText(FakeInbox inbox) {
        return inbox.search();
    }

    @Bean
    CasePage casePage(FakeInbox inbox) {
        return inbox.page();
    }

    @Bean
    AfterTask afterTask() {
        return (finished, acting) -> "redirect:/cases/" + finished;
    }

    @Bean
    FormDrafts formDrafts(FakeInbox inbox) {
        return inbox.drafts();
    }

    @Bean
    Staff staff() {
        List<Staff.Member> members = List.of(
                new Staff.Member("ines", "Ines Calder", Set.of(Role.INTAKE)),
                new Staff.Member("nadia", "Nadia Ferro", Set.of(Role.CASEWORKER)),
                new Staff.Member("omar", "Omar Lind", Set.of(Role.APPROVER)));
        return () -> members;
    }

    @Bean
    FakeEvidence evidence() {
        return new FakeEvidence();
    }

    @Bean
    CaseMail caseMail() {
        return new CaseMail() {
            @Override
            public List<Item> of(CaseReference reference) {
                return List.of();
            }

            @Override
            public Optional<Opened> open(CaseReference reference, UUID id) {
                return Optional.empty();
            }

            @Override
            public Optional<String> safeHtml(CaseReference reference, UUID id) {
                return Optional.empty();
            }

            @Override
            public Optional<InputStream> raw(CaseReference reference, UUID id) {
                return Optional.empty();
            }

            @Override
            public Optional<InputStream> attachment(CaseReference reference, UUID id, int number) {
                return Optional.empty();
            }
        };
    }

    /** Whoever the request names in a header acts; the application signs people in. */
    @Bean
    WebMvcConfigurer actingFromHeader() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new ActingFromHeader());
            }
        };
    }

    private static final class ActingFromHeader implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType().equals(Acting.class);
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return People.byName(String.valueOf(request.getHeader("X-Test-Who")));
        }
    }
}
