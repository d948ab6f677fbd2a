package nl.magbellen.phonecode;

import io.smallrye.health.api.Wellness;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Whether the day's codes cost what they should. It stands under {@code /q/health/well}: a service
 * whose budget runs out still serves, so readiness does not regard it.
 */
@Wellness
class CodeBudgetHealth implements HealthCheck {

  private final CodeBudget budget;

  CodeBudgetHealth(CodeBudget budget) {
    this.budget = budget;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("code budget")
        .withData("spentCents", budget.spentToday())
        .status(!budget.isAlerting())
        .build();
  }
}
