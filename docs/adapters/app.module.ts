/** Stands in for an app's own module; Node would not run its decorators without a build. */
export class AppModule {}
