package org.habeas.system.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.habeas.casework.Acting;
import org.habeas.casework.Role;
import org.habeas.system.web.Correlation;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands a page or an API method the person who is signed in, as the companion of what it does. */
@Component
class ActingResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Acting.class);
    }

    @Override
    public Acting resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        Authentication somebody = SecurityContextHolder.getContext().getAuthentication();
        if (somebody == null || somebody instanceof AnonymousAuthenticationToken) {
            throw new AuthenticationCredentialsNotFoundException("nobody is signed in");
        }
        HttpServletRequest http = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        return new Acting(somebody.getName(), roles(somebody), "", Correlation.of(http));
    }

    private static Set<Role> roles(Authentication somebody) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (GrantedAuthority authority : somebody.getAuthorities()) {
            String name = authority.getAuthority();
            if (name.startsWith(ConfiguredStaff.AUTHORITY)) {
                roles.add(Role.valueOf(name.substring(ConfiguredStaff.AUTHORITY.length())));
            }
        }
        return roles;
    }
}
