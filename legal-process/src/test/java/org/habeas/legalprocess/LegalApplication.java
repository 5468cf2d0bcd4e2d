package org.habeas.legalprocess;

import java.util.List;
import java.util.Set;
import org.habeas.casework.Acting;
import org.habeas.casework.Role;
import org.habeas.casework.Staff;
import org.habeas.inbox.AfterTask;
import org.habeas.inbox.CasePage;
import org.habeas.inbox.FormDrafts;
import org.habeas.inbox.SearchText;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The feature with the kernel, the engine and the inbox, without a mailroom. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan(
        basePackages = {"org.habeas.casework", "org.habeas.workflows", "org.habeas.templates", "org.habeas.legalprocess"
        },
        excludeFilters = {
            @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
            @Filter(type = FilterType.REGEX, pattern = ".*DisclosureApplication")
        })
@ConfigurationPropertiesScan("org.habeas")
public class LegalApplication {

    @Bean
    MovableClock clock() {
        return new MovableClock();
    }

    @Bean
    FakeOutbox outbox() {
        return new FakeOutbox();
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
                new Staff.Member("lena", "Lena Ode", Set.of(Role.LEGAL)),
                new Staff.Member("otto", "Otto Lind", Set.of(Role.LEGAL)),
                new Staff.Member("ines", "Ines Vale", Set.of(Role.LEGAL)),
                new Staff.Member("ada", "Ada Reyes", Set.of(Role.APPROVER)));
        return () -> members;
    }

    @Bean
    FakeCaseMail caseMail() {
        return new FakeCaseMail();
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
