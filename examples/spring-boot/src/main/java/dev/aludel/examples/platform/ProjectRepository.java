package dev.aludel.examples.platform;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The projects there are. */
interface ProjectRepository extends JpaRepository<Project, Long> {

  List<Project> findByOwnerIdOrderByName(long ownerId);
}
