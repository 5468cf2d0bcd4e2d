package org.habeas.inbox;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.habeas.casework.Role;
import org.habeas.casework.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/** Puts the {@link Shell} beside the model of every page that is drawn, whichever feature draws it. */
@Component
class ShellInterceptor implements HandlerInterceptor {

    private final Profiles profiles;
    private final ObjectProvider<Staff> staff;
    private final ObjectProvider<Place> places;
    private final ObjectProvider<Banner> banner;
    private final ObjectProvider<Assets> assets;

    ShellInterceptor(
            Profiles profiles,
            ObjectProvider<Staff> staff,
            ObjectProvider<Place> places,
            ObjectProvider<Banner> banner,
            ObjectProvider<Assets> assets) {
        this.profiles = profiles;
        this.staff = staff;
        this.places = places;
        this.banner = banner;
        this.assets = assets;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page != null && page.getViewName() != null && !page.getViewName().startsWith("redirect:")) {
            surround(page, request);
        }
    }

    /** Gives a page that no handler drew what the shell needs. */
    void surround(ModelAndView page, HttpServletRequest request) {
        page.addObject("shell", shellFor(request.getUserPrincipal()));
        page.addObject("assets", assets.getObject());
    }

    private Shell shellFor(@Nullable Principal principal) {
        String line =
                Optional.ofNullable(banner.getIfAvailable()).map(Banner::text).orElse(null);
        if (principal == null) {
            return new Shell(Profile.Theme.AUTO.word(), false, null, null, List.of(), line);
        }
        String account = principal.getName();
        Profile profile = profiles.of(account);
        Optional<Staff.Member> member = staff.stream()
                .flatMap(everybody -> everybody.named(account).stream())
                .findFirst();
        Set<Role> roles = member.map(Staff.Member::roles).orElse(Set.of());
        return new Shell(
                profile.theme().word(),
                profile.keys(),
                member.map(Staff.Member::name).orElse(account),
                account,
                places.stream()
                        .filter(place -> place.roles().isEmpty()
                                || place.roles().stream().anyMatch(roles::contains))
                        .sorted(Comparator.comparingInt(Place::order))
                        .toList(),
                line);
    }
}
