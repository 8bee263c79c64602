package dev.aludel.examples.platform;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** People and their projects. */
@RestController
@RequestMapping("/users")
class PlatformController {

  private final UserRepository users;
  private final ProjectRepository projects;

  PlatformController(UserRepository users, ProjectRepository projects) {
    this.users = users;
    this.projects = projects;
  }

  @GetMapping
  List<UserView> users() {
    return users.findAll().stream()
        .map(user -> new UserView(user.id(), user.email(), user.displayName()))
        .toList();
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  UserView add(@RequestBody NewUser added) {
    User user = users.save(new User(added.email(), added.displayName()));
    return new UserView(user.id(), user.email(), user.displayName());
  }

  @GetMapping("/{owner}/projects")
  List<ProjectView> projects(@PathVariable long owner) {
    return projects.findByOwnerIdOrderByName(owner).stream()
        .map(project -> new ProjectView(project.id(), project.name()))
        .toList();
  }

  @PostMapping("/{owner}/projects")
  @ResponseStatus(HttpStatus.CREATED)
  ProjectView add(@PathVariable long owner, @RequestBody NewProject added) {
    Project project = projects.save(new Project(users.getReferenceById(owner), added.name()));
    return new ProjectView(project.id(), project.name());
  }

  record NewUser(String email, String displayName) {}

  record UserView(long id, String email, String displayName) {}

  record NewProject(String name) {}

  record ProjectView(long id, String name) {}
}
