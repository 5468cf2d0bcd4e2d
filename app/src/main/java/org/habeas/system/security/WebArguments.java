package org.habeas.system.security;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets every controller method declare an {@link org.habeas.casework.Acting}. */
@Configuration(proxyBeanMethods = false)
class WebArguments implements WebMvcConfigurer {

    private final ActingResolver acting;

    WebArguments(ActingResolver acting) {
        this.acting = acting;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(acting);
    }
}
