package dev.aludel.examples.platform;

import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** People and their projects. */
@Path("/users")
public class PlatformResource {

  private final EntityManager entities;

  PlatformResource(EntityManager entities) {
    this.entities = entities;
  }

  /** {@return the people} */
  @GET
  public List<UserView> users() {
    return entities
        .createQuery("from User order by id", User.class)
        .getResultStream()
        .map(UserView::of)
        .toList();
  }

  /**
   * Adds a person.
   *
   * @param added who
   * @return the person with an id
   */
  @POST
  @Transactional
  @ResponseStatus(201)
  public UserView add(NewUser added) {
    User user = new User(added.email(), added.displayName());
    entities.persist(user);
    return UserView.of(user);
  }

  /**
   * A person's projects.
   *
   * @param owner the person's id
   * @return the projects by name
   */
  @GET
  @Path("/{owner}/projects")
  public List<ProjectView> projects(@RestPath long owner) {
    return entities
        .createQuery("from Project where owner.id = ?1 order by name", Project.class)
        .setParameter(1, owner)
        .getResultStream()
        .map(ProjectView::of)
        .toList();
  }

  /**
   * Adds a project.
   *
   * @param owner the person's id
   * @param added the project
   * @return the project with an id
   */
  @POST
  @Path("/{owner}/projects")
  @Transactional
  @ResponseStatus(201)
  public ProjectView add(@RestPath long owner, NewProject added) {
    Project project = new Project(entities.getReference(User.class, owner), added.name());
    entities.persist(project);
    return ProjectView.of(project);
  }

  /** A person to be added. */
  public record NewUser(String email, String displayName) {}

  /** A person as the interface shows one. */
  public record UserView(long id, String email, String displayName) {
    static UserView of(User user) {
      return new UserView(user.id(), user.email(), user.displayName());
    }
  }

  /** A project to be added. */
  public record NewProject(String name) {}

  /** A project as the interface shows one. */
  public record ProjectView(long id, String name) {
    static ProjectView of(Project project) {
      return new ProjectView(project.id(), project.name());
    }
  }
}
