package org.habeas.transparency;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.casework.Staff;
import org.habeas.inbox.AfterTask;
import org.habeas.inbox.CasePage;
import org.habeas.inbox.FieldMessage;
import org.habeas.inbox.SearchText;
import org.habeas.inbox.TaskForm;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The feature with the kernel, the engine and disclosure events, without an inbox. */
@SpringBootApplication(
        scanBasePackages = {
            "org.habeas.casework",
            "org.habeas.workflows",
            "org.habeas.legalprocess.disclosure",
            "org.habeas.transparency"
        })
@ConfigurationPropertiesScan("org.habeas")
public class TransparencyApplication {

    @Bean
    MovableClock clock() {
        return new MovableClock();
    }

    @Bean
    AfterTask afterTask() {
        return (finished, acting) -> "redirect:/cases/" + finished;
    }

    @Bean
    Staff staff() {
        List<Staff.Member> members = List.of(
                new Staff.Member("rea", "Rea Polk", Set.of(Role.REPORTER)),
                new Staff.Member("lena", "Lena Brandt", Set.of(Role.LEGAL)),
                new Staff.Member("omar", "Omar Lind", Set.of(Role.APPROVER)));
        return () -> members;
    }

    /** Nobody searches here. */
    @Bean
    SearchText searchText() {
        return new SearchText() {
            @Override
            public void put(CaseReference reference, List<String> plainWords) {}

            @Override
            public void remove(CaseReference reference) {}
        };
    }

    /** The page of a case is the form alone. */
    @Bean
    CasePage casePage() {
        return new CasePage() {
            @Override
            public ModelAndView show(CaseReference reference, Acting acting) {
                return new ModelAndView("redirect:/cases/" + reference);
            }

            @Override
            public ModelAndView show(
                    CaseReference reference, String task, TaskForm typed, Acting acting, HttpStatus status) {
                ModelAndView page = new ModelAndView(typed.fragment(), typed.model(), status);
                page.addObject("reference", reference.value());
                page.addObject("faults", faults(typed));
                return page;
            }
        };
    }

    private static Map<String, String> faults(TaskForm typed) {
        Map<String, String> faults = new HashMap<>();
        if (typed.model().get("errors") instanceof List<?> errors) {
            errors.stream().map(FieldMessage.class::cast).forEach(one -> faults.put(one.field(), one.message()));
        }
        return faults;
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
