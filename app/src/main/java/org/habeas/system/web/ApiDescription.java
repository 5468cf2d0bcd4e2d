package org.habeas.system.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.habeas.casework.Acting;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says beyond the single calls: the version, the licence and the key it takes. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String KEY = "key";

    static {
        // Who acts follows from the key; it is no parameter that anybody could send.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Acting.class);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Habeas")
                        .version("v1")
                        .description("Cases and tasks, with the rules and roles of the pages. Problems are RFC 9457.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .components(new Components()
                        .addSecuritySchemes(
                                KEY,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")))
                .addSecurityItem(new SecurityRequirement().addList(KEY));
    }
}
