// SPDX-License-Identifier: Apache-2.0
// The limit of this machine: a window of GLFW's that is cleared to another colour at each press, and does
// nothing else. Its title says where to press, as the browsers' pages do (browsers/told.mjs).
#include <cstdlib>

#include <GLFW/glfw3.h>

namespace {

bool pressed = false;

void draw(GLFWwindow* window) {
    glClearColor(pressed ? 0.2F : 0.9F, 0.9F, 0.9F, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    glfwSwapBuffers(window);
}

}  // namespace

int main() {
    if (glfwInit() == GLFW_FALSE) return EXIT_FAILURE;
    glfwWindowHint(GLFW_DECORATED, GLFW_FALSE);
    GLFWwindow* window =
        glfwCreateWindow(1920, 1080, "ready 0 0,0,960,540 960,0,960,540 0,540,1920,540", nullptr, nullptr);
    if (window == nullptr) return EXIT_FAILURE;
    glfwSetWindowPos(window, 0, 0);
    glfwMakeContextCurrent(window);
    glfwSwapInterval(0);
    glfwSetMouseButtonCallback(window, [](GLFWwindow* at, int, int action, int) {
        if (action != GLFW_PRESS) return;
        pressed = !pressed;
        draw(at);
    });
    glfwSetWindowRefreshCallback(window, draw);
    draw(window);
    while (glfwWindowShouldClose(window) == GLFW_FALSE) glfwWaitEvents();
    glfwTerminate();
}
