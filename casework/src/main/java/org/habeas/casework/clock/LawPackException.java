package org.habeas.casework.clock;

import java.util.List;
import java.util.stream.Collectors;

/** Law packs that cannot be used; all problems are named at once, each with file and line. */
public class LawPackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<LawPack.Problem> problems;

    /** Names all problems, one a line. */
    public LawPackException(List<LawPack.Problem> problems) {
        super(problems.stream().map(LawPack.Problem::text).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** The problems in the order of the files. */
    public List<LawPack.Problem> problems() {
        return problems;
    }
}
