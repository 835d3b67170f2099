"""A digit demo as tutorials write it: Flask, a canvas, and `model.predict` in the route."""

import base64
import os
import re
from io import BytesIO

import numpy as np
from flask import Flask, Response, jsonify, render_template, request
from PIL import Image
from tensorflow.keras.models import load_model

app = Flask(__name__)
model = load_model("saved_model/digits.keras")


@app.route("/")
def index() -> str:
    """The page."""
    return render_template("index.html")


@app.route("/predict", methods=["POST"])
def predict() -> Response:
    """Read the canvas."""
    encoded = re.sub("^data:image/.+;base64,", "", request.json["image"])
    image = Image.open(BytesIO(base64.b64decode(encoded))).convert("L").resize((28, 28))
    x = 255 - np.array(image).reshape(1, 28, 28, 1)  # this network divides by 255 itself
    probabilities = model.predict(x)[0]
    return jsonify(digit=int(probabilities.argmax()), probabilities=probabilities.tolist())


if __name__ == "__main__":
    app.run(port=int(os.environ["PORT"]))
