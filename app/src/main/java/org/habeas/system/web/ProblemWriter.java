package org.habeas.system.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Answers with a problem: as JSON to programs, through the error page to people. */
@Component
public class ProblemWriter {

    private static final String API = "/api/";

    private final ObjectMapper json;

    ProblemWriter(ObjectMapper json) {
        this.json = json;
    }

    /** Answers a request with a problem. */
    public void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (isApi(request.getRequestURI().substring(request.getContextPath().length()))) {
            writeJson(problem, response);
        } else {
            request.setAttribute(Problem.ATTRIBUTE, problem);
            response.sendError(problem.status());
        }
    }

    void writeJson(Problem problem, HttpServletResponse response) throws IOException {
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem.detail());
    }

    static boolean isApi(String path) {
        return path.startsWith(API);
    }
}
